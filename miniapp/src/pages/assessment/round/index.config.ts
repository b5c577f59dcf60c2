export default definePageConfig({ navigationBarTitleText: '一次测评', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
