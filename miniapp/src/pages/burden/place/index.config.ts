export default definePageConfig({ navigationBarTitleText: '一周的负担', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
