export default definePageConfig({ navigationBarTitleText: '组织', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
