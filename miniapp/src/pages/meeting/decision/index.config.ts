export default definePageConfig({ navigationBarTitleText: '一项决定', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
