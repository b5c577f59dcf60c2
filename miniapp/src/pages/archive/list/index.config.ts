export default definePageConfig({ navigationBarTitleText: '档案', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
